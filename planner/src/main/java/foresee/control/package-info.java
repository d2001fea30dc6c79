/** The loop: policies, and the receding-horizon controller that plans, acts and plans again. */
package foresee.control;
