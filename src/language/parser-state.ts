/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, a buffer and the arcs so far.
 * The artificial root stands at the end of the buffer, as index `size`.
 */
export class ParserState {
  readonly size: number;
  readonly stack: number[] = [];
  next = 0;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly leftmost: Int32Array;
  readonly secondLeft: Int32Array;
  readonly rightmost: Int32Array;
  readonly secondRight: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;

  constructor(size: number) {
    this.size = size;
    const none = (): Int32Array => new Int32Array(size + 1).fill(-1);
    this.heads = none();
    this.labels = none();
    this.leftmost = none();
    this.secondLeft = none();
    this.rightmost = none();
    this.secondRight = none();
    this.leftCount = new Int32Array(size + 1);
    this.rightCount = new Int32Array(size + 1);
  }

  get done(): boolean {
    return this.next >= this.size && this.stack.length === 0;
  }

  /** The stack's item `depth` from the top, -1 where there is none. */
  top(depth = 0): number {
    return this.stack[this.stack.length - 1 - depth] ?? -1;
  }

  /** The buffer's item, -1 past its end; the root counts as the last. */
  ahead(distance = 0): number {
    const at = this.next + distance;
    return at <= this.size ? at : -1;
  }

  get canShift(): boolean {
    return this.next < this.size;
  }

  get canLeft(): boolean {
    return this.stack.length > 0 && (this.next < this.size || this.stack.length === 1);
  }

  get canRight(): boolean {
    return this.stack.length > 1;
  }

  shift(): void {
    this.stack.push(this.next++);
  }

  /** The top of the stack becomes a dependent of the buffer's first. */
  left(label: number): void {
    const child = this.stack.pop() as number;
    const head = this.next;
    this.attach(child, head, label);
    this.secondLeft[head] = this.leftmost[head] as number;
    this.leftmost[head] = child;
    this.leftCount[head]!++;
  }

  /** The top of the stack becomes a dependent of the item below it. */
  right(label: number): void {
    const child = this.stack.pop() as number;
    const head = this.top();
    this.attach(child, head, label);
    this.secondRight[head] = this.rightmost[head] as number;
    this.rightmost[head] = child;
    this.rightCount[head]!++;
  }

  private attach(child: number, head: number, label: number): void {
    this.heads[child] = head;
    this.labels[child] = label;
  }
}
