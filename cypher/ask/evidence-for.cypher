// title: How do we know?
// asks: Which sentences tell of a meeting, and who published them?
// param: meeting meeting id of a meeting, as other questions print it
// returns: status what the sentence says of it
// returns: quote the sentence itself
// returns: outlet who published it
// returns: published when
// returns: documentDate the day that a letter, minutes or the file itself bears; none of publication
// returns: documentDateBasis letter, minutes or file
// returns: article its name
// returns: title its title
// returns: url where it is
// returns: start where the quote begins in the text, in UTF-16 code units
// returns: end where it ends
// table: status published outlet article quote
// start: meeting
MATCH (m:Meeting {id: $meeting})
MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
MATCH (claim)-[stated:STATED_IN]->(article:Article)
RETURN DISTINCT claim.status AS status, stated.quote AS quote,
       head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS outlet, article.published AS published,
       article.documentDate AS documentDate, article.documentDateBasis AS documentDateBasis,
       article.name AS article, article.title AS title, article.url AS url, stated.start AS start, stated.end AS end
ORDER BY published IS NULL, published, article, start
