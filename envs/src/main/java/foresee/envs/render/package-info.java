/** Pictures of flat scenes: a small deterministic rasteriser for models, Java2D for people. */
package foresee.envs.render;
