/** Physics sandboxes: environments as pure functions, tasks with honest success, the true simulator as a model. */
package foresee.envs;
