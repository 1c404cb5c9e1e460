"""Numbers: activations, losses, initializers and the program they are woven into; no drawing, no Qt.

To be read like a chapter: ``activations``, ``arithmetic``, ``losses``, ``initializers``, ``optimizers``,
``program``, and then ``executors/plain``, which is forward and backward on one page. Everything else in
``executors`` computes the same, made fast.
"""
