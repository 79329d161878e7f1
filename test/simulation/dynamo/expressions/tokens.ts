import { invalid } from '../errors.ts';
import { tokenize } from './tokenize.ts';

/** An expression's tokens, read one after the other. */
export class Tokens {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(expression: string) {
    this.tokens = tokenize(expression);
  }

  peek(ahead = 0): string | undefined {
    return this.tokens[this.at + ahead];
  }

  next(): string {
    const token = this.peek();
    if (token === undefined) throw invalid('Syntax error; token: <EOF>');
    this.at += 1;
    return token;
  }

  expect(token: string): void {
    const found = this.next();
    if (found.toUpperCase() !== token) throw invalid(`Syntax error; token: "${found}"`);
  }

  /** Takes a keyword if it is next. */
  take(keyword: string): boolean {
    if (this.peek()?.toUpperCase() !== keyword) return false;
    this.at += 1;
    return true;
  }

  expectEnd(): void {
    const left = this.peek();
    if (left !== undefined) throw invalid(`Syntax error; token: "${left}"`);
  }
}
