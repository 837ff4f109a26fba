a="$ % $$ %% $%{if b}%{endif} %${c+d}"
