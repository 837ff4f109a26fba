a=<<E
%{ if b }
x
%{ else }
  y
%{ endif }
E
