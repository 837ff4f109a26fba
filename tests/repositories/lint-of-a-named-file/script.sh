# A file that is named and not read is an error: a green check would have looked at nothing.
touch main.tf notes.txt terragrunt.hcl terraform.tfvars
for file in main.tf terraform.tfvars notes.txt terragrunt.hcl; do scanwright lint $file 2>&1 | head -n 1; done
scanwright lint main.tf notes.txt > /dev/null 2>&1; echo "exit $?"
