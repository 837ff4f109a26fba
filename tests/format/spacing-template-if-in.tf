a="%{if in}x%{endif}"
