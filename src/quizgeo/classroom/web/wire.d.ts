// Made by `make wire` from src/quizgeo/classroom/wire.py; edit that.
export const VERSION: number;
export const FRAME_MOST: number;
export const DEPTH_MOST: number;
export const NAME_MOST: number;
export const PARTS_MOST: number;
export const TEXT_MOST: Record<string, number>;
export const SENT: Record<string, string>;
export const TOLD: Record<string, string>;
export const FIELDS: Record<string, Record<string, string>>;
export interface Hello { role: "host" | "player" | "screen"; client?: string; lang?: string; code?: string; name?: string; team?: string; token?: string; }
export interface SentAnswer { q: number; round: number; given?: any; conf?: "guess" | "sure" | "unsure" | null; }
export interface SentJudgement { q: number; knew: boolean; }
export interface SentNext { q: number; }
export interface Plain { }
export interface Welcome { t: "welcome"; n?: number; p: string; name: string; team: string; token: string; }
export interface Asking { t: "question"; n?: number; q: number; of: number; round: number; shown: Shown; worth?: number; limit_ms?: number | null; left_ms?: number | null; confidence?: boolean; late?: boolean; }
export interface Shown { kind: string; text: string; statement?: string; options?: Array<Thing>; targets?: Array<Thing>; parts?: Array<string | null>; need?: number; unit?: string; precision?: string; as_of?: string; self_graded?: boolean; map?: string; told?: Array<string>; how?: string; offered?: Array<Thing>; }
export interface Thing { id: string; text: string; }
export interface Reveal { t: "reveal"; n?: number; q: number; key: string; right: string; right_ids?: Array<string>; explain?: string; source?: string; status?: string; map?: string; hist?: Array<[string, number]> | null; total?: number; rank?: number | null; you?: Own | null; }
export interface Own { given: any; grade: string; score: number; points: number; message: string; first: boolean; eid: string; knew?: boolean | null; }
export interface Board { t: "board"; n?: number; top: Array<Row>; of: number; you?: Row | null; teams?: Record<string, number> | null; }
export interface Row { name: string; points: number; answered: number; rank: number; }
export interface State { t: "state"; n?: number; phase: "board" | "closed" | "finished" | "lobby" | "open" | "revealed" | "running"; mode: string; paused: boolean; title: string; lang: string; locked: boolean; q: number; of: number; round: number; question?: Asking | null; reveal?: Reveal | null; board?: Board | null; you?: You | null; counted?: Receipt | null; texts?: boolean; end?: Finished | null; ends_ms?: number | null; }
export interface You { name: string; team?: string; points?: number; answered?: number; factor?: number | null; waiting?: boolean; rerolls?: number; }
export interface Receipt { q: number; round: number; given: any; }
export interface Finished { t: "finished"; n?: number; total: number; of: number; deck: string; answers?: Array<Answer>; share?: string; }
export interface Answer { q: number; key: string; text: string; right: string; given: any; grade: string; eid: string; at: number; ms: number; form: string; shown?: Array<string>; conf?: "guess" | "sure" | "unsure" | null; }
export interface Ack { t: "ack"; n?: number; re: number; q: number; round: number; given: any; }
export interface Refused { t: "refused"; n?: number; re: number; why: string; retry_ms?: number | null; suggest?: string; field?: string; free?: Array<string>; }
export interface Timing { t: "timing"; n?: number; q: number; left_ms: number | null; }
export interface Pause { t: "pause"; n?: number; }
export interface Resume { t: "resume"; n?: number; left_ms?: number | null; }
export interface Closed { t: "closed"; n?: number; q: number; round: number; }
export interface Kicked { t: "kicked"; n?: number; }
export interface Superseded { t: "superseded"; n?: number; }
export interface Count { t: "h.count"; n?: number; q: number; round: number; answered: number; of: number; on: number; }
export interface Door { t: "h.door"; n?: number; code: string; url: string; qr?: string; size?: number; }
export type Told = Welcome | Asking | Reveal | Board | State | Ack | Refused | Timing | Pause | Resume | Closed | Finished | Kicked | Superseded | Count | Door;
