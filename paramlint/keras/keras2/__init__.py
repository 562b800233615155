"""What Keras 2 does otherwise than Keras 3: only layers that differ stand here, under the names of Keras's modules."""
