// title: What state are the records in, and which was the graph made from?
// note: an imported graph is not whole before it is made ready
MATCH (s:Store {id: "whomet"})
RETURN toString(coalesce(s.state, 0)) AS state,
  CASE WHEN s.imported THEN null ELSE s.madeFrom END AS madeFrom
