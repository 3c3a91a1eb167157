// title: Not accepted
// asks: What may have been an encounter and was not accepted as one, and what was missing?
// param: from? day the first day of publication
// param: to? day the last day of publication
// param: minConfidence? number how likely at least it is an encounter, 0 to 1
// returns: chance how likely the words tell of an encounter, 0 to 1
// returns: kind how they may have met
// returns: status what is said of it
// returns: parties who seems to take part
// returns: missing why it is no claim: likelihood, affirmation, party, place, account, quote, name
// returns: sentence what the article says
// returns: article its name
// returns: outlet who published it
// returns: published when
// note: These are in no meeting, count or export. account: another account tells of it, or a rule left it out.
// table: chance kind status parties missing sentence article
// start: all
MATCH (article:Article)
WHERE ($from IS NULL OR article.published >= date($from)) AND ($to IS NULL OR article.published <= date($to))
UNWIND article.candidates AS text
WITH article, split(text, '\t') AS cells
WITH article, cells, toFloat(cells[4]) AS chance
WHERE $minConfidence IS NULL OR chance >= $minConfidence
RETURN chance, cells[0] AS kind, cells[1] AS status, cells[2] AS parties, cells[3] AS missing, cells[5] AS sentence,
       article.name AS article, head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS outlet,
       article.published AS published
ORDER BY chance DESC, article, sentence
