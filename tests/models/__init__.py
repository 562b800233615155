"""Small models of our own, written the ways people write them; test_oracle.py has real Keras build each of them."""
