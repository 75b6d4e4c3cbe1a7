"""What was looked up of a number of people comes in; its measure goes out, by the first of the rules that holds."""
