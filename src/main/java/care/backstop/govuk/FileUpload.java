package care.backstop.govuk;

import org.jspecify.annotations.Nullable;

/**
 * A file to choose. Its form needs {@code enctype = "multipart/form-data"}.
 *
 * @param dropZone whether the script makes it a place to drop files on
 * @param words other words for the script's own controls, as {@code data-i18n.…} attributes
 */
public record FileUpload(
        Field field,
        @Nullable String value,
        boolean multiple,
        boolean disabled,
        boolean dropZone,
        Attributes words,
        Look look)
        implements Control<FileUpload>, Styled<FileUpload> {

    public static FileUpload of(String name, String label) {
        return of(Field.of(name, label));
    }

    public static FileUpload of(Field field) {
        return new FileUpload(field, null, false, false, false, Attributes.none(), Look.PLAIN);
    }

    /** The kinds the browser offers first, such as {@code .csv,.xlsx,.ods}; the server must check all the same. */
    public FileUpload accept(String kinds) {
        return attribute("accept", kinds);
    }

    public FileUpload multiple(boolean multiple) {
        return new FileUpload(field, value, multiple, disabled, dropZone, words, look);
    }

    public FileUpload disabled(boolean disabled) {
        return new FileUpload(field, value, multiple, disabled, dropZone, words, look);
    }

    public FileUpload asDropZone() {
        return new FileUpload(field, value, multiple, disabled, true, words, look);
    }

    @Override
    public FileUpload with(Field field) {
        return new FileUpload(field, value, multiple, disabled, dropZone, words, look);
    }

    @Override
    public FileUpload with(Look look) {
        return new FileUpload(field, value, multiple, disabled, dropZone, words, look);
    }
}
