import type { Refused } from './results.js';

/** Our own word for an answer of the server that could not be understood. */
export function unexpectedAnswer(httpStatus: number): Refused {
  return {
    status: 'refused',
    code: 'sdk.unexpected_answer',
    title: 'The server gave an answer that could not be understood',
    detail: null,
    supportCode: null,
    httpStatus,
  };
}
