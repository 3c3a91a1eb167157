const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Procedures that only read the graph, in lower case. */
export const PROCEDURES = list(`
  db.labels db.relationshiptypes db.propertykeys
  db.schema.visualization db.schema.nodetypeproperties db.schema.reltypeproperties
  db.index.fulltext.querynodes db.index.fulltext.queryrelationships
`);

/** Functions that compute or read the graph, in lower case. Those of plug-ins could do anything, so none is here. */
export const FUNCTIONS = list(`
  all any exists isempty none single
  char_length character_length coalesce elementid endnode head id last length nullif properties size startnode
  toboolean tobooleanornull tofloat tofloatornull tointeger tointegerornull type valuetype
  avg collect count max min percentilecont percentiledisc stdev stdevp sum
  keys labels nodes range reduce relationships reverse tail tobooleanlist tofloatlist tointegerlist tostringlist
  abs ceil floor isnan rand round sign e exp log log10 sqrt acos asin atan atan2 cos cosh cot coth degrees haversin
  pi radians sin sinh tan tanh
  btrim left lower ltrim normalize replace right rtrim split substring tolower tostring tostringornull toupper trim
  upper
  date date.realtime date.statement date.transaction date.truncate
  datetime datetime.fromepoch datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction
  datetime.truncate
  localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate
  localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate
  time time.realtime time.statement time.transaction time.truncate timestamp
  duration duration.between duration.indays duration.inmonths duration.inseconds
  point point.distance point.withinbbox
  shortestpath allshortestpaths
`);

/** Clauses that only read. */
export const CLAUSES = list('MATCH OPTIONAL WHERE WITH RETURN UNWIND ORDER SKIP OFFSET LIMIT UNION CALL YIELD USING');

/** Words between two values. */
export const INFIX = list('AND OR XOR IN CONTAINS IS AS');

/** After a value in ORDER BY. */
export const DIRECTIONS = list('ASC ASCENDING DESC DESCENDING');

/** Between the parts of a CASE. */
export const BRANCHES = list('WHEN THEN ELSE');

/** Before a pattern: how many paths. */
export const SELECTORS = list('ALL ANY SHORTEST PATH PATHS GROUP GROUPS');

/** Words before `{` that open a query within a value. */
export const SUBQUERIES = list('EXISTS COUNT COLLECT');

/** Only for the words of the refusal: what is not in the lists above is refused, whether it is here or not. */
export const WRITES = list(
  'CREATE MERGE SET DELETE DETACH NODETACH REMOVE DROP FOREACH INSERT ALTER GRANT DENY REVOKE RENAME ON IN START STOP ENABLE',
);

/** Names of functions and procedures as they are compared: only A to Z have two cases. */
export const lower = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
