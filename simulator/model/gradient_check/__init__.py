"""The gradient check: backpropagation beside differences of the loss, parameter by parameter."""
