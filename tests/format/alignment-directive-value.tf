a="%{if b}x%{else}y%{endif}"
bcd=1
