"""What Keras has for data: its data sets, and what turns texts, images and arrays into what a model is fitted to."""
