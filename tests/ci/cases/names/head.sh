# Names that Markdown, HTML or GitHub could take for its own.
directory='</details><script>@octocat #1'
mkdir -p "$directory"
printf 'version = 1\n\n[module]\nname = "x"\noutput = "```out `_*<img src=x>*_"\n\n[release]\nmode = "always"\nrest = "on-push"\n\n[[scan]]\nname = "<b>|@octocat|</b> ~~~"\nrepositories = ["prod-*"]\nfrequency = "continuous"\n' \
  > "$directory/scan-policy.toml"
printf 'prod-a__b__c\nprod-x/y_z\n' > '<i>`inventory`&amp;'
