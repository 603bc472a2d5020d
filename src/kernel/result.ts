/** An expected refusal is a value, a bug is a throw (docs/decisions/0002). */
export type Ok<T> = { ok: true } & T
export type Refusal<R extends string = string, D = unknown> = { ok: false; reason: R } & D

/** One wrong field: its path in the input, a message key of the catalogues and the values that the sentence needs. */
export type FieldError = { field: string; code: string; values?: Record<string, string | number> }
