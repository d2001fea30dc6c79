/**
 * The search: costs, objectives, problems, plans and planners.
 *
 * <p>A planner sees actions to costs and nothing else. This package does not know the control loop.
 */
package foresee.planning;
