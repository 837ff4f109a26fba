echo more > notes.txt
