namespace Ostiary.Storage;

/// <summary>Carries together what is asked for at the same time. Whoever finds the lane free goes at once; those who come meanwhile make up the next group.</summary>
/// <remarks>
/// Nobody waits for company, so an idle server is as quick as without a lane, and a busy one needs fewer round trips the busier it is.
/// Whoever leaves before their group has set out is left out of it; whoever leaves later misses only their own answer. When carrying throws, all of
/// the group are told the same. Groups belong to no request: they run without the context of the one that happened to start them.
/// Safe for use from any thread.
/// </remarks>
/// <param name="mostTogether">How many one group holds at most.</param>
/// <param name="touches">What an item works on. Two that touch the same thing never go in one group.</param>
/// <param name="carry">Does the work of a group, and returns an answer for each of its items, in their order.</param>
public sealed class Lane<TItem, TAnswer>(
    int mostTogether, Func<TItem, IEnumerable<string>> touches, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> carry)
{
    private readonly Lock _gate = new();
    private List<Passenger> _waiting = [];
    private bool _isUnderWay;

    /// <summary>The answer to one item, once its group has arrived.</summary>
    public Task<TAnswer> Send(TItem item, CancellationToken cancel)
    {
        var passenger = new Passenger(item, cancel);
        lock (_gate)
        {
            _waiting.Add(passenger);
            if (!_isUnderWay)
            {
                _isUnderWay = true;
                ThreadPool.UnsafeQueueUserWorkItem(static lane => _ = lane.GoOnWhileSomebodyWaits(), this, preferLocal: true);
            }
        }

        return passenger.Arrival.WaitAsync(cancel);
    }

    private async Task GoOnWhileSomebodyWaits()
    {
        while (NextGroup() is { Count: > 0 } group)
        {
            var carried = Carry(group);
            await ((Task)carried).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            for (var place = 0; place < group.Count; place++)
                group[place].Arrive(carried, place);
        }
    }

    private async Task<IReadOnlyList<TAnswer>> Carry(List<Passenger> group)
    {
        var answers = await carry(group.ConvertAll(passenger => passenger.Item));
        return answers.Count == group.Count
            ? answers
            : throw new InvalidOperationException($"A group of {group.Count} was given {answers.Count} answers");
    }

    /// <summary>Takes those who can go together, in the order in which they came; when there is nobody, the lane is free again.</summary>
    private List<Passenger> NextGroup()
    {
        lock (_gate)
        {
            var (group, left, touched) = (new List<Passenger>(), new List<Passenger>(), new HashSet<string>(StringComparer.Ordinal));
            foreach (var passenger in _waiting.Where(passenger => passenger.IsStillHere()))
            {
                if (group.Count < mostTogether && touches(passenger.Item).All(thing => !touched.Contains(thing)))
                {
                    touched.UnionWith(touches(passenger.Item));
                    group.Add(passenger);
                }
                else
                {
                    left.Add(passenger);
                }
            }

            _waiting = left;
            _isUnderWay = group.Count > 0;
            return group;
        }
    }

    /// <summary>One item on its way.</summary>
    private sealed class Passenger(TItem item, CancellationToken cancel)
    {
        private readonly TaskCompletionSource<TAnswer> _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TItem Item => item;

        public Task<TAnswer> Arrival => _arrival.Task;

        /// <summary>False when the caller has gone; then nothing is done for them.</summary>
        public bool IsStillHere() => !cancel.IsCancellationRequested || !_arrival.TrySetCanceled(cancel);

        public void Arrive(Task<IReadOnlyList<TAnswer>> carried, int place)
        {
            if (carried.IsCompletedSuccessfully)
                _arrival.TrySetResult(carried.Result[place]);
            else if (carried.Exception is { } broken)
                _arrival.TrySetException(broken.InnerExceptions);
            else
                _arrival.TrySetCanceled(CancellationToken.None);
        }
    }
}
