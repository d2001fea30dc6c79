/** Data sets: collecting, journalling, HDF5, sampling sub-sequences. Loads no tensor library. */
package foresee.dataset;
