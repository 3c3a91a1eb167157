/** Of the records in a database. A program that knows only an older number must not read on. */
export const FORMAT = 'whomet/record@1';

/** State of the records in a database that nobody has written to since it was made or imported. */
export const FIRST_STATE = '0';
