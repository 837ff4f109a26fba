type="string"
