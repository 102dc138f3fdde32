

	# Only comments, indented,
	# behind blank lines.

   # No line break at the end