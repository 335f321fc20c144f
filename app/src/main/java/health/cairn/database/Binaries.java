package health.cairn.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the jar that brings them. */
final class Binaries {

    private Binaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}; unpacked below the given folder on first use. A
     * half-unpacked folder is never seen: it is renamed into place when whole.
     */
    static Path under(Path folder) {
        String archive = "/postgres-%s.txz".formatted(platform());
        URL url = Binaries.class.getResource(archive);
        if (url == null) {
            throw new CannotStart(
                    "Cairn brings no PostgreSQL for this kind of machine (%s); run one of your own and name it with CAIRN_DB_URL"
                            .formatted(platform()));
        }
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            Path unpacked = folder.resolve(fingerprint(connection));
            if (!Files.isDirectory(unpacked)) {
                Files.createDirectories(folder);
                Path fresh = Files.createTempDirectory(
                        folder,
                        "unpacking-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
                try (var in = connection.getInputStream()) {
                    unpack(in, fresh);
                    Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
                } catch (FileAlreadyExistsException e) {
                    // Another process was faster; its folder is as good.
                } finally {
                    FileSystemUtils.deleteRecursively(fresh);
                }
            }
            return unpacked;
        } catch (IOException e) {
            throw HomeFolder.unusable(folder, e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        return (system.contains("linux") ? "linux" : system.replaceAll("[^a-z0-9]", "")) + "-" + machine;
    }

    /** Names the archive by the check sum that the jar's own directory keeps, without reading 15 MB at every start. */
    private static String fingerprint(URLConnection connection) throws IOException {
        if (connection instanceof JarURLConnection jar) {
            return "%08x-%d"
                    .formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
        }
        return "plain-" + connection.getContentLengthLong();
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The PostgreSQL archive has an entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
