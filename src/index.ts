/** The public API: what the commands are made of. */
export { addAlert, removeAlert, runAlerts, type AddOptions, type Added, type AlertRun } from './alert/alerts.ts';
export type { Change, News } from './alert/news.ts';
export { askInWords, type AnswerInWords } from './asking/answer.ts';
export { readInWords, type Reading } from './asking/ask-in-words.ts';
export type { Taken } from './asking/pick.ts';
export type { Exported } from './export/attributes.ts';
export {
  exportView,
  EXPORT_FORMATS,
  GRAPHS,
  type ExportFormat,
  type GraphName,
  type ExportOptions,
} from './export/formats.ts';
export type { ArticleTrace, ClaimTrace } from './extract/claims/explain.ts';
export type { Reasons } from './extract/links/reasons.ts';
export type { TriggerTrace, PartyTrace, PlaceTrace, TimeTrace, TreeWord } from './extract/links/trace.ts';
export type { Alert, Watched } from './model/alert.ts';
export type { Article, Location, Capture, Cut, Page, SourceRun } from './model/article.ts';
export {
  MEETING_KINDS,
  STATUSES,
  type Claim,
  type ClaimParty,
  type ClaimPlace,
  type Quote,
  type EncounterCandidate,
  type MeetingKind,
  type PartyRole,
  type PartyType,
  type Status,
} from './model/claim.ts';
export type { DateBasis, Role } from './model/document.ts';
export { describeTrouble, WhometError, type Trouble } from './model/errors.ts';
export type { Filters } from './model/filters.ts';
export type { ArticleId, ClaimId, JudgementId } from './model/ids.ts';
export { JUDGEMENT_SCHEMA, type Judgement, type Field, type Verdict, type Word } from './model/judgement.ts';
export type { ArticleRecord, MentionCount } from './model/record.ts';
export type { RegisterEntry } from './model/register.ts';
export { SAID_SCHEMA, type Said } from './model/said.ts';
export type { GraphRows, GraphSource } from './model/schema.ts';
export { VERSION } from './model/version.ts';
export type {
  World,
  HeldRole,
  Judged,
  Meeting,
  MentionedIn,
  Organization,
  Person,
  Place,
  ResolvedClaim,
} from './model/world.ts';
export { explainArticle, extractArticle } from './pipeline/extract-article.ts';
export { extract, offline, type Extraction, type ExtractionOptions } from './pipeline/extraction.ts';
export { emptyReport, extractAll, type ReadReport, type Extract, type ExtractOptions } from './pipeline/ingest.ts';
export type { Counted, Need, Needs } from './pipeline/needs.ts';
export { accuracy, measures, score, type Count, type Scores, type Share } from './pipeline/score.ts';
export {
  toScored,
  type ScoredDocument,
  type ScoredMeeting,
  type ScoredParty,
  type ScoredPlace,
} from './pipeline/scored.ts';
export { makeArticle, type Metadata, type ReadText } from './read/make-article.ts';
export { readSources, type ReadItem, type ReadOptions, type Shard } from './read/sources.ts';
export type { Gazetteer } from './resolve/gazetteer.ts';
export { defaultKnowledge } from './resolve/knowledge.ts';
export type { Conflict } from './resolve/ledger/conflicts.ts';
export type { Orphan } from './resolve/ledger/orphans.ts';
export type { Titles } from './resolve/level.ts';
export { resolve, type Knowledge } from './resolve/resolve.ts';
export type { UnsurePair } from './resolve/review/pair.ts';
export type { Witness } from './resolve/review/witness.ts';
export type { ViewerSource } from './server/viewer-api.ts';
export { startViewer, type Viewer, type ViewerOptions } from './server/viewer-server.ts';
export { ask, askStream, listQuestions, type Answers, type Question } from './store/ask.ts';
export type {
  Appended,
  GraphStore,
  QueryLimits,
  QueryResult,
  QueryStream,
  StoreInfo,
  Value,
} from './store/contract.ts';
export { loadEvidence, type Evidence } from './store/evidence.ts';
export { ingest, type Ingested, type IngestOptions } from './store/ingest.ts';
export { importLedger, ledgerText, type Imported } from './store/ledger/exchange.ts';
export type { Former } from './store/ledger/former.ts';
export { hear } from './store/ledger/hear.ts';
export { openReview, type Review } from './store/ledger/open-review.ts';
export { openStore, type StoreOptions } from './store/open.ts';
export type { QuestionFile, QuestionParameter } from './store/questions.ts';
export { reExtract, type ReExtracted } from './store/re-extract.ts';
export { makeCurrent, rebuildGraph } from './store/rebuild.ts';
export { keepResolved } from './store/standing.ts';
export { search, type Found, type FoundName, type FoundSentence, type SearchOptions } from './store/search.ts';
export { loadViewData } from './store/view-data.ts';
export { place } from './view/layout.ts';
export { fillPage } from './view/page.ts';
export type { PlacedView } from './view/placed.ts';
export type { ViewData, ViewArticle, ViewMeeting, ViewParty, ViewPlace } from './view/view-data.ts';
