/** An addition after which nobody can tell what is untouched: everything is resolved anew. */
export class Untold extends Error {}
