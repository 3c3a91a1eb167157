// title: What the graph was made from
// param: madeFrom a state of the records and a version of the program; null while the graph is half old and half new
MATCH (s:Store {id: "whomet"})
SET s.madeFrom = $madeFrom
