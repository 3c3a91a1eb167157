// title: Notes where articles were found
// param: rows maps of place and article
UNWIND $rows AS row
MERGE (p:Record {id: row.place})
ON CREATE SET p.kind = "place", p.articles = []
SET p.articles = [article IN p.articles WHERE article <> row.article] + row.article
