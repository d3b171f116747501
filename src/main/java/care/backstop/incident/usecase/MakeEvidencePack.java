package care.backstop.incident.usecase;

import care.backstop.incident.Evidence;
import care.backstop.incident.Evidence.Exhibit;
import care.backstop.incident.model.EvidencePack;
import care.backstop.incident.model.EvidencePack.State;
import care.backstop.incident.store.EvidenceStore;
import care.backstop.kernel.Actor;
import care.backstop.kernel.AuditTrail;
import care.backstop.kernel.London;
import care.backstop.kernel.NotThere;
import care.backstop.kernel.Rejected;
import care.backstop.kernel.jobs.Job;
import care.backstop.kernel.sheet.CsvTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a pack of evidence in the background, as the post that asked for it: every file from one transaction, with a
 * manifest that says how long each is and what its SHA-256 is. A crash leaves no half of one, and the work begins again.
 */
@Service
public class MakeEvidencePack implements Job {

    /** A file as the manifest lists it. */
    private record Listed(String path, int bytes, String sha256) {}

    private static final CsvTable<Listed> MANIFEST = CsvTable.<Listed>named("manifest")
            .column("file", Listed::path)
            .column("bytes", Listed::bytes)
            .column("sha256", Listed::sha256);

    private final EvidenceStore packs;
    private final GatherEvidence gather;
    private final List<Evidence> above;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MakeEvidencePack(
            EvidenceStore packs,
            GatherEvidence gather,
            List<Evidence> above,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.packs = packs;
        this.gather = gather;
        this.above = above;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "incident.evidence-pack";
    }

    @Override
    public void run(UUID subject, Actor actor) {
        var pack = required(transaction.execute(_ -> packs.find(subject))).orElseThrow(() -> new NotThere("pack"));
        if (pack.state() != State.RUNNING) {
            return;
        }
        progress(subject, 5, "Gathering what the incident's own record says");
        var exhibits = new ArrayList<>(required(transaction.execute(_ -> gather.of(pack))));
        progress(subject, 60, "Gathering moves, messages and reports");
        for (var module : above) {
            exhibits.addAll(
                    required(transaction.execute(_ -> module.exhibits(pack.incident(), pack.withPeople(), actor))));
        }
        progress(subject, 85, "Putting it into one file");
        var zip = zip(pack, exhibits);
        var people = exhibits.stream()
                .flatMap(e -> e.people().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        transaction.executeWithoutResult(_ -> {
            packs.finish(pack, zip, exhibits.size() + 2, sha256(zip), people, clock.instant());
            audit.read("EvidencePack", "incident:" + pack.incident(), people);
            audit.changed(
                    "MakeEvidence",
                    "incident:" + pack.incident(),
                    List.of("evidence:" + pack.id(), "sha256:" + sha256(zip)));
        });
    }

    @Override
    public void failed(UUID subject, Actor actor, Throwable cause) {
        var because = cause instanceof Rejected
                ? String.valueOf(cause.getMessage())
                : "It could not be made. Ask again; if it fails twice, tell whoever looks after Backstop";
        transaction.executeWithoutResult(_ -> packs.fail(subject, because));
    }

    private void progress(UUID pack, int percent, String words) {
        transaction.executeWithoutResult(_ -> packs.progress(pack, percent, words));
    }

    private byte[] zip(EvidencePack pack, List<Exhibit> exhibits) {
        var all = new ArrayList<Exhibit>();
        all.add(new Exhibit("about.txt", about(pack, exhibits.size()).getBytes(StandardCharsets.UTF_8)));
        all.addAll(exhibits);
        var manifest = new ByteArrayOutputStream();
        MANIFEST.write(
                new OutputStreamWriter(manifest, StandardCharsets.UTF_8),
                all.stream()
                        .map(e -> new Listed(e.path(), e.content().length, sha256(e.content())))
                        .toList());
        all.add(new Exhibit("manifest.csv", manifest.toByteArray()));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var exhibit : all) {
                var entry = new ZipEntry(exhibit.path());
                entry.setTimeLocal(pack.askedAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
                zip.putNextEntry(entry);
                zip.write(exhibit.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String about(EvidencePack pack, int files) {
        return """
                Evidence of one incident, from Backstop
                =======================================

                Asked for by: %s, %s
                For:          %s
                Purpose:      %s
                %s
                It has %d files beside this one and manifest.csv. The manifest says of each file how long it is and
                what its SHA-256 is; whoever has the manifest can tell whether a file was changed since.

                audit/entries.csv is cut from a chain in which each entry's hash covers the one before it.
                audit/chain.json says how far the chain had come, with its latest signed checkpoint.

                Moments are in UTC, days as in London. Text is UTF-8. Who may read on is for the council to say:
                this file is official, and %s.
                """.formatted(
                        pack.askedBy(),
                        London.show(pack.askedAt()),
                        pack.forWhom(),
                        pack.purpose(),
                        pack.decidedBy() == null ? "" : "Agreed to by: %s\n".formatted(pack.decidedBy()),
                        files,
                        pack.withPeople()
                                ? "tells about single people"
                                : "texts that seem to name a person it affects are left out");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
