"""The screens: each shows a value made below, and hands what a person does to the engine."""
