"""The executor that compiles, by numba where it is installed; only ``loading`` imports it.

A program becomes a plan (``plan``), a list of instructions that one kernel (``kernel``) goes through for
every batch, forward and back (``passes``), and then moves theta (``updating``). Why it is as it is:

*Samples at once* (``vectors``). Tables take as many samples as four, two or one of the processor's
registers hold, so a drawing of any shape is vectorized; a batch that does not fill them is filled up with
copies of a sample, to which no loss sends anything. Neurons that read the same are taken by fours, and
sums over samples are taken of four edges at once (``products``). With eight samples, one neuron and one
edge at a time 64-32-10 had taken 69 us, now 15; 784-100-10 had taken 2,600, now 400, which is less than
NumPy's matrix products take.

*Parts.* The first part of a batch writes its gradient, so nothing is cleared. Four parts of a large batch
go forward and back one after the other, and their gradient is collected at the end from all of them: each
number of it is then summed in registers and written once, and 784-256-256-10 takes 4.6 ms instead of 5.8
(NumPy 5.2).

*Runs* (``runs``). All neurons that pass one activation at the same time are one instruction: an irregular
drawing of 10,000 edges with single samples took 5.2 ns an edge with one for each, and takes 3.2.

*Single samples* (``singles``) have a kernel of their own: what surrounds a step, parts, crews and ends of
batches, took a sixth of a step of 2-2-1. A small step takes as long as it has instructions, four of them
in a cycle, so what counts is how many: rows are called past numba's wrapper for C (``calling``), two
gradients are put at once, and loops that LLVM made into gathers, which many processors do slower than one
load after the other since they were made safer in 2023, are written so that it leaves them alone.

*Rows* of the tables are compiled from their own Python functions (``rows``, ``scalars``) and called by
address, once for all neurons that stand together: dispatch by a chain of comparisons took a minute to
compile, first-class functions too long to call.

*Memory* (``memory``). Counting references (``_nrt``) had taken four fifths of a 2-2-1 step; asking
whether an index is negative takes more than reading what it names. ``np.isfinite`` is a comparison here:
freedom to reorder sums turned ``x - x`` into 0 for a NaN.
"""
