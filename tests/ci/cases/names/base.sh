echo notes > notes.txt
