// title: Named together
// asks: Which sentences name both of two, without saying that they met?
// param: person party one of the two, a person or a body
// param: other party the other
// returns: sentence that names both
// returns: article its name
// returns: outlet who published it
// returns: published when
// note: To be named in one sentence is no meeting.
// table: sentence outlet article published
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(a)
WHERE a:Person OR a:Organization
MATCH (a)-[one:MENTIONED_IN]->(article:Article)
MATCH (article)<-[two:MENTIONED_IN]-(b)
WHERE (b:Person OR b:Organization) AND $other IN b.searchNames AND b <> a
CALL {
  WITH a, b, article
  MATCH (article)<-[stated:STATED_IN]-(claim:Claim)
  MATCH (claim)-[:NAMES]->(a)
  MATCH (claim)-[:NAMES]->(b)
  RETURN collect(stated.quote) AS quotes
}
UNWIND one.sentences AS i
WITH article, two, quotes, i
WHERE i IN two.sentences
WITH article, quotes, article.sentences[i] AS sentence, i
WHERE NONE(quote IN quotes WHERE quote CONTAINS sentence OR sentence CONTAINS quote)
RETURN DISTINCT sentence, article.name AS article,
       head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS outlet, article.published AS published, i AS position
ORDER BY published IS NULL, published, article, position
