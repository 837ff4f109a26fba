a=foo("${b}")
