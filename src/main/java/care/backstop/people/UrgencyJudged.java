package care.backstop.people;

import care.backstop.kernel.Actor;
import care.backstop.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Somebody judged how urgent one person's needs are; duty tests of that person should be run again. */
public record UrgencyJudged(UUID incident, UUID person, Actor actor, Instant at) implements DomainEvent {

    @Override
    public String subject() {
        return "person:" + person;
    }
}
