a="%{ if b==c }x%{ else }y%{ endif }"
