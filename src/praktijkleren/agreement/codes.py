"""The stable codes of problems with codings that are compared: what each means and what to do."""

CODES: dict[str, str] = {
    "AG101": "A coding is neither a table nor a results folder. Give a .csv, .xlsx or .ods file, or a results folder.",
    "AG102": "A table lacks a column. It needs narrative_id, sentence, and codes or factor_1, factor_2, ….",
    "AG103": "A factor is not in the codebook. Correct the id, or give the right codebook with -c.",
    "AG104": "A narrative is not known. Check the id, or point to the right sentences with --sentences.",
    "AG105": "A sentence is not known, or the passage lies in none. Check the number, or give --sentences.",
    "AG106": "A row has no narrative or no whole sentence number. Fill it in, or remove the row.",
    "AG107": "A sentence has two rows. Keep one, with all its factors.",
    "AG108": "A sentence has the same factor twice; it counts once. Remove one.",
    "AG109": "A narrative has nothing filled in and is taken as not done. If it was done, write `geen` in a row of it.",
    "AG110": "A consensus still has open rows. Decide them and clear the column `open`.",
    "AG111": "It is not known which sentences there are, so only those in the files count. Give --sentences.",
    "AG112": "Two codings number other sentences. Code the same forms, or choose with --sentences.",
    "AG113": "A row holds another text than the sentence with its number. Check that the form belongs to these.",
    "AG115": "A form has nothing filled in. Give the form that was filled in: the .xlsx, or the .csv.",
    "AG114": "A spreadsheet turned a value into a date. Make the column text and type the value again.",
}
