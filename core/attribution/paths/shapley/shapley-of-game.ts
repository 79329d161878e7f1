const playersMax = 20;

/**
 * The Shapley value of each player of a game: what a player adds to a coalition, on average over all
 * orders in which the players may come together (Shapley 1953).
 *
 * @param players 1 to 20, since it takes 2^players worths.
 * @param worth of a coalition, given as a set of bits: player i is in it if bit i is 1.
 * @throws RangeError for another number of players.
 */
export function shapleyOfGame(players: number, worth: (coalition: number) => number): number[] {
  if (!(Number.isInteger(players) && players >= 1 && players <= playersMax)) {
    throw new RangeError(`A game has 1 to ${playersMax} players, not ${players}.`);
  }
  const worths = Float64Array.from({ length: 2 ** players }, (_, coalition) => worth(coalition));
  const weights = weighSizes(players);

  return Array.from({ length: players }, (_, player) => {
    const self = 1 << player;
    let value = 0;
    for (let coalition = 0; coalition < worths.length; coalition += 1) {
      if ((coalition & self) !== 0) continue;
      const added = (worths[coalition | self] as number) - (worths[coalition] as number);
      value += (weights[countPlayers(coalition)] as number) * added;
    }
    return value;
  });
}

/** By size s of the coalition that a player joins: s! (players - s - 1)! / players! */
function weighSizes(players: number): number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size += 1) {
    weights.push(((weights[size - 1] as number) * size) / (players - size));
  }
  return weights;
}

function countPlayers(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
