/** People who sign in, keys of programs, and what each may do. */
import { z } from 'zod';
import { LOCAL_NAME } from '../vocabulary.ts';
import { timeColumn } from './row-types.ts';

/** What a request may do, the least first: each includes those before it. */
export const SCOPES = ['read', 'run', 'lead', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a person is here, and the scope that goes with it. */
export const SCOPE_OF_USER_ROLE = {
  auditor: 'read',
  analyst: 'run',
  lead: 'lead',
  admin: 'admin',
} as const satisfies Readonly<Record<string, Scope>>;
export type UserRole = keyof typeof SCOPE_OF_USER_ROLE;
export const USER_ROLES = Object.keys(SCOPE_OF_USER_ROLE) as [UserRole, ...UserRole[]];

export const MAX_USERS = 1000;
export const MAX_STORED_KEYS = 1000;
/** Of one user; one more ends the oldest. */
export const MAX_SESSIONS_OF_USER = 20;
/** Characters. */
export const MAX_DISPLAY_NAME = 100;
export const MAX_EMAIL = 254;
export const MAX_SUBJECT = 255;

/**
 * In ASCII, where two addresses are the same but for the case of A to Z: of other letters some turn into those when they
 * become small.
 */
export const EMAIL_ADDRESS = /^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/u;

/** Names that decisions bear without a person. */
const TAKEN_NAMES: readonly string[] = [
  LOCAL_NAME,
  'anonymous',
  'command',
  'command line',
  'command-line',
  'sign-in',
  'system',
];

/** Whether the program itself decides under this name, so that no key and no user may. */
export function isTakenName(name: string): boolean {
  return TAKEN_NAMES.includes(name);
}

/** How people and keys are called: decisions bear it. */
export const personName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,62}$/u,
    'expected 1 to 63 of a-z, 0-9, ".", "_" and "-", beginning with a letter or digit',
  )
  .refine((name) => !isTakenName(name), 'expected a name that the program does not use itself');

/** One line without control characters and without marks that turn the direction of letters. */
const plainLine = (longest: number): z.ZodString =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'expected one line without control characters');

const userFields = {
  user_name: personName,
  display_name: plainLine(MAX_DISPLAY_NAME).meta({ description: 'As others read it; may be empty.' }),
  email: plainLine(MAX_EMAIL)
    .refine((text) => text === '' || EMAIL_ADDRESS.test(text), 'expected an e-mail address in ASCII or nothing')
    .meta({ description: 'Finds the user at the first sign-in, where the provider says that it is verified.' }),
  subject: plainLine(MAX_SUBJECT).meta({
    description: 'What the provider calls this user ("sub"); empty until the first sign-in.',
  }),
  role: z.enum(USER_ROLES),
};

export const newUserSchema = z.object({
  ...userFields,
  display_name: userFields.display_name.default(''),
  email: userFields.email.default(''),
  subject: userFields.subject.default(''),
});
export type NewUser = z.infer<typeof newUserSchema>;

/** What is changed of a user; the rest stays. */
export const userChangeSchema = z
  .object({
    display_name: userFields.display_name,
    email: userFields.email,
    subject: userFields.subject,
    role: userFields.role,
  })
  .partial();
export type UserChange = z.infer<typeof userChangeSchema>;

/** Rows are read as they stand: what was let in once stays readable. */
export const userSchema = z
  .object({
    user_name: z.string(),
    display_name: z.string(),
    email: z.string(),
    issuer: z.string().meta({ description: 'The provider of the subject; empty until the first sign-in.' }),
    subject: z.string(),
    role: z.enum(USER_ROLES),
    added_at_ms: timeColumn.meta({ description: 'When the name was given to this user.' }),
    changed_by: z.string(),
    changed_at_ms: timeColumn,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const storedKeySchema = z
  .object({
    key_name: z.string(),
    scope: z.enum(SCOPES),
    expires_at_ms: timeColumn.meta({ description: '0: never.' }),
    changed_by: z.string().meta({ description: 'Who made it.' }),
    changed_at_ms: timeColumn,
  })
  .meta({ id: 'StoredKey' });
export type StoredKey = z.infer<typeof storedKeySchema>;

/** With its SHA-256, hex: inside the service only. */
export const hashedKeySchema = storedKeySchema.extend({ key_hash: z.string() });
export type HashedKey = z.infer<typeof hashedKeySchema>;

/** A session as it stands: inside the service only. */
export const signInSessionSchema = z.object({
  session_hash: z.string(),
  user_name: z.string(),
  identity_digest: z.string(),
  started_at_ms: timeColumn,
  seen_at_ms: timeColumn,
  expires_at_ms: timeColumn,
});
export type SignInSession = z.infer<typeof signInSessionSchema>;
