/** Of the records in a database. A program that knows only an older number must not read on. */
export const FORMAT = 'whomet/record@1';
