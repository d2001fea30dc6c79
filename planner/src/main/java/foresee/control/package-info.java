/**
 * The loop: policies, and the receding-horizon controller that plans, acts and plans again.
 *
 * <p>{@link foresee.control.MpcController} is the way in; {@link foresee.control.MpcConfig} sets it up, {@link
 * foresee.control.ControlListener} watches it, {@link foresee.control.FlightRecorder} writes down what it does.
 */
package foresee.control;
