"""Numbers: activations, losses, initializers and the program they are woven into; no drawing, no Qt.

To be read like a chapter: ``activations``, ``arithmetic``, ``losses``, ``initializers``, ``optimizers``,
``program``, and then ``executors/plain``, which is forward and backward on one page. The other
executors compute the same, made fast; the modules beside them say what they are asked for, load them and
choose one.
"""
