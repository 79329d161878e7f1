export type Message = {
  readonly id: string;
  readonly body: string;
  /** Since it was sent, or sent back. */
  receives: number;
  wasReceived: boolean;
};

/** After so many receives in vain a message is a dead letter. */
const maxReceives = 5;

/**
 * A standard queue of SQS: a message is delivered at least once, in any order. Who receives one hides
 * it for a while; it is gone when it is deleted, and a dead letter when it was received too often.
 */
export class SimulatedQueue {
  readonly name: string;
  readonly visible: Message[] = [];
  readonly hidden: Message[] = [];
  readonly deadLetters: Message[] = [];
  private sent = 0;

  constructor(name: string) {
    this.name = name;
  }

  send(body: string): void {
    this.sent += 1;
    this.visible.push({ id: `${this.name}-${this.sent}`, body, receives: 0, wasReceived: false });
  }

  /** Takes a visible message; `undefined` if it had its last chance and is a dead letter now. */
  receive(place: number): Message | undefined {
    const [message] = this.visible.splice(place, 1);
    if (message === undefined) return undefined;
    if (message.receives >= maxReceives) {
      this.deadLetters.push(message);
      return undefined;
    }
    message.receives += 1;
    message.wasReceived = true;
    this.hidden.push(message);
    return message;
  }

  delete(message: Message): void {
    remove(this.hidden, message);
    remove(this.visible, message);
  }

  /** Its time is over: a hidden message can be received again. */
  show(place: number): void {
    this.visible.push(...this.hidden.splice(place, 1));
  }

  /** Gives up on a message as if it had been received too often. */
  drop(place: number): void {
    this.deadLetters.push(...this.visible.splice(place, 1));
  }

  /**
   * A message is gone for good, as if it had never been sent, if whoever sends it can do without. One
   * that somebody has begun to work on is owed to those who count on its coming again.
   */
  lose(place: number, mayBeLost: (body: string) => boolean): void {
    const losable = this.visible.filter(({ body, wasReceived }) => !wasReceived && mayBeLost(body));
    const lost = losable[place % Math.max(losable.length, 1)];
    if (lost !== undefined) remove(this.visible, lost);
  }

  /** Somebody sends the dead letters back to where they came from, but for those that are no use. */
  redrive(isOfUse: (message: Message) => boolean): void {
    for (const message of this.deadLetters.splice(0).filter(isOfUse)) {
      message.receives = 0;
      this.visible.push(message);
    }
  }
}

function remove(messages: Message[], message: Message): void {
  const place = messages.indexOf(message);
  if (place >= 0) messages.splice(place, 1);
}
