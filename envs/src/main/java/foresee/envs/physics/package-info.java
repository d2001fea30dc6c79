/** JBox2D under the rules that make it repeatable; nothing outside the environments uses it. */
package foresee.envs.physics;
