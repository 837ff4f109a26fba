a=<<E
%{ if b }
x
%{ endif }
E
