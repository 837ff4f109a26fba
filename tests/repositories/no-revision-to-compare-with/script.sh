# The help of W006 is that of its cause.
said() { grep -e '^error' -e '\^' -e 'help:'; }
g init -q
echo '## no commit'; scanwright diff --against HEAD 2>&1 | said
scanwright generate -q > /dev/null && commit base && g branch release
echo '## no such revision'; scanwright diff --against v1.0 2>&1 | said
echo '## no git'; env PATH=/nonexistent "$(command -v scanwright)" diff --against HEAD 2>&1 | said
echo '## a remote branch'; g clone -q . ../clone$$ && (cd ../clone$$ && scanwright diff --against release 2>&1 | said); rm -rf ../clone$$
echo '## a shallow clone'; commit_again() { echo >> README.txt; commit more; }; commit_again
g clone -q --depth 1 "file://$PWD" ../clone$$ && (cd ../clone$$ && scanwright diff --against HEAD~1 2>&1 | said); rm -rf ../clone$$
echo '## no repository'; rm -rf .git; scanwright diff --against main 2>&1 | said
echo '## a repository of another user'; g init -q; GIT_TEST_ASSUME_DIFFERENT_OWNER=1 scanwright diff --against HEAD 2>&1 | said
